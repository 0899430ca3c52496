import type { FeedbackItem } from '@gongjian/contract/publication-feedback';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useNamed } from '../cases/useNamed.ts';
import { instantText } from '../ui/format.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useLanguage, useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Panel } from '../ui/Panel.tsx';
import { uiText } from '../ui/text.ts';
import { useOneFeedback } from './api.ts';
import styles from './Feedback.module.css';
import { Due } from './Feedback.tsx';
import { FeedbackAnswer } from './FeedbackAnswer.tsx';
import { FeedbackContact } from './FeedbackContact.tsx';
import { feedbackText } from './text.ts';

const route = getRouteApi('/in/feedback/$feedbackId');

/** One feedback: what was said, how far its case has come, who sent it as far as one may see, and the answer. */
export function FeedbackPage() {
  const { feedbackId } = route.useParams();
  const found = useOneFeedback(feedbackId);
  return (
    <Loaded query={found} rows={10}>
      {(one) => <FeedbackShown one={one} />}
    </Loaded>
  );
}

function FeedbackShown({ one }: { one: FeedbackItem }) {
  const text = useText(feedbackText);
  return (
    <Page title={text.feedback} lead={one.case.number} above={<Link to="/feedback">{text.back}</Link>}>
      <About one={one} />
      <FeedbackContact key={one.id} one={one} />
      <FeedbackAnswer one={one} />
    </Page>
  );
}

function About({ one }: { one: FeedbackItem }) {
  const text = useText(feedbackText);
  const words = useText(uiText);
  const language = useLanguage();
  const named = useNamed();
  const { number, id, stage, unit, due, overdue } = one.case;
  const caseLink = (
    <Link to="/cases/$caseId" params={{ caseId: id }}>
      {number}
    </Link>
  );
  const rows: (readonly [string, React.ReactNode])[] = [
    [text.state, `${text.states[one.state]} · ${named(stage)}`],
    [text.case, caseLink],
    [text.unit, unit?.name ?? text.undispatched],
    [text.due, <Due key="due" due={due} overdue={overdue} />],
    [text.topic, named(one.topic)],
    [text.place, one.place || words.none],
    [text.photo, one.photo ? text.withPhoto : text.noPhoto],
    [text.sentAt, instantText(one.sentAt, language)],
    [text.language, text.languages[one.language]],
  ];
  return (
    <Panel title={text.said}>
      <dl className={styles.about}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.text} lang={one.language === 'zh' ? 'zh-CN' : 'en'}>
        {one.text}
      </p>
    </Panel>
  );
}
