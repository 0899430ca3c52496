import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { Empty } from '../ui/Empty.tsx';
import { Field } from '../ui/Field.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useDifference, useProgrammes } from './api.ts';
import { DifferenceView } from './DifferenceView.tsx';
import styles from './Plan.module.css';
import { planText } from './text.ts';

const route = getRouteApi('/in/compare');

/** 年度对比: two programmes, or two versions of one, measure against measure. */
export function Compare() {
  const text = useText(planText);
  const search = route.useSearch();
  const programmes = useProgrammes();
  const pair = search.from !== undefined && search.to !== undefined ? { from: search.from, to: search.to } : null;
  const difference = useDifference(
    pair && {
      ...pair,
      ...(search.fromVersion === undefined ? {} : { fromVersion: search.fromVersion }),
      ...(search.toVersion === undefined ? {} : { toVersion: search.toVersion }),
    },
  );
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
                <Panel title={text.difference}>
                  <Loaded query={difference}>{(reply) => <DifferenceView difference={reply} />}</Loaded>
                </Panel>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

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
