import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { currentLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { refusalText } from '../ui/refusal-text.ts';
import { tell } from '../ui/tell.ts';
import { type Compared, useDifference, useDifferenceFile, useProgrammes } from './api.ts';
import { DifferenceView, kinds, SHOWN_FIRST, type Shown } from './DifferenceView.tsx';
import styles from './Plan.module.css';
import { planText } from './text.ts';

const route = getRouteApi('/in/compare');

/** 年度对比: two programmes, or two versions of one, measure against measure. */
export function Compare() {
  const text = useText(planText);
  const search = route.useSearch();
  const programmes = useProgrammes();
  const navigate = route.useNavigate();
  const pair = pairIn(search);
  const difference = useDifference(pair);
  const file = useDifferenceFile();
  const shown = shownIn(search);
  const show = ({ kinds: chosen, q }: Shown): void =>
    void navigate({ search: (old) => ({ ...old, kinds: chosen.length === 0 ? 'none' : chosen.join(','), q }), replace: true });
  const save = (): void => {
    if (pair === null) return;
    const asked = { ...pair, q: shown.q, ...(shown.kinds.length === 0 ? {} : { kinds: shown.kinds.join(',') }) };
    file.mutate(asked, { onError: (error) => tell(refusalText(error, currentLanguage()), 'failed') });
  };
  return (
    <Page title={text.compare} lead={text.compareLead}>
      <Loaded query={programmes}>
        {({ items }) => {
          const versions = items.flatMap((one) =>
            [...one.versions]
              .reverse()
              .map((version) => ({ value: `${one.id} ${version.version}`, label: `${one.title}（${text.version(version.version)}）` })),
          );
          if (versions.length < 2) return <Empty>{text.onlyOne}</Empty>;
          return (
            <>
              <Panel title={text.choosePair}>
                <div className={styles.pair}>
                  <Side name="from" versions={versions} />
                  <Side name="to" versions={versions} />
                </div>
              </Panel>
              {pair && (
                <Panel
                  title={text.difference}
                  actions={
                    <Button size="small" busy={file.isPending} disabled={!difference.data} onClick={save}>
                      {text.exportExcel}
                    </Button>
                  }
                >
                  <Loaded query={difference}>{(reply) => <DifferenceView difference={reply} shown={shown} onShow={show} />}</Loaded>
                </Panel>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

type Search = ReturnType<typeof route.useSearch>;

const pairIn = ({ from, fromVersion, to, toVersion }: Search): Compared | null =>
  from === undefined || to === undefined
    ? null
    : { from, to, ...(fromVersion === undefined ? {} : { fromVersion }), ...(toVersion === undefined ? {} : { toVersion }) };

const shownIn = ({ kinds: said, q = '' }: Search): Shown => ({
  kinds: said === undefined ? SHOWN_FIRST.kinds : kinds.filter((kind) => said.split(',').includes(kind)),
  q,
});

function Side({ name, versions }: { name: 'from' | 'to'; versions: { value: string; label: string }[] }) {
  const text = useText(planText);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const chosen =
    search[name] === undefined
      ? null
      : (versions.find(({ value }) => value === `${search[name]} ${search[`${name}Version`]}`) ??
        versions.find(({ value }) => value.startsWith(`${search[name]} `)));
  const choose = (value: string): void => {
    const [programme = '', version = ''] = value.split(' ');
    void navigate({ search: (old) => ({ ...old, [name]: programme, [`${name}Version`]: version }), replace: true });
  };
  return (
    <Field label={name === 'from' ? text.before : text.after}>
      <Select
        value={chosen?.value ?? null}
        placeholder={text.choosePair}
        onChange={(value) => value !== null && choose(value)}
        options={versions}
      />
    </Field>
  );
}
