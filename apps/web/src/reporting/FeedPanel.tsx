import { Button } from '../ui/Button.tsx';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Panel } from '../ui/Panel.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tell } from '../ui/tell.ts';
import { useDropFeed, useFeed, useMakeFeed } from './notices-api.ts';
import { noticesText } from './notices-text.ts';
import { OnceShown } from './OnceShown.tsx';
import styles from './Reporting.module.css';

/** 日历订阅: the unit's due days in anybody's calendar, under a secret address that can be taken back. */
export function FeedPanel({ unit }: { unit: string }) {
  const text = useText(noticesText);
  const language = useLanguage();
  const feed = useFeed(unit);
  const make = useMakeFeed();
  const drop = useDropFeed();
  const takeBack = (): void =>
    drop.mutate(unit, {
      onSuccess: () => {
        make.reset();
        tell(text.feedDropped);
      },
    });
  return (
    <Panel title={text.feed}>
      <div className={styles.stack}>
        <p className="soft">{text.feedLead}</p>
        <Loaded query={feed} rows={1}>
          {({ since }) => (
            <>
              {make.data && <OnceShown lead={text.url} value={new URL(make.data.path, location.origin).href} />}
              <p>{since === null ? text.feedNone : text.feedSince(instantText(since, language))}</p>
              <div className={styles.toolbar}>
                <Button busy={make.isPending} onClick={() => make.mutate(unit)}>
                  {since === null ? text.feedMake : text.feedAgain}
                </Button>
                {since !== null && (
                  <Button danger busy={drop.isPending} onClick={takeBack}>
                    {text.feedDrop}
                  </Button>
                )}
              </div>
            </>
          )}
        </Loaded>
        <Problem error={make.error ?? drop.error} />
      </div>
    </Panel>
  );
}
