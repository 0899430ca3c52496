import { getRouteApi } from '@tanstack/react-router';
import { useText } from '../ui/language.ts';
import { Page } from '../ui/Page.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { MessageTemplates } from './MessageTemplates.tsx';
import { noticesText } from './notices-text.ts';
import { ReminderRules } from './ReminderRules.tsx';
import { SentLog } from './SentLog.tsx';
import { Webhooks } from './Webhooks.tsx';

const route = getRouteApi('/in/notices');
const views = { rules: ReminderRules, templates: MessageTemplates, sent: SentLog, webhooks: Webhooks } as const;
type View = keyof typeof views;

/** 提醒与推送: when units are reminded, in which words, where to, and what became of it. */
export function Notices() {
  const text = useText(noticesText);
  const { view = 'rules' } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = view in views ? (view as View) : 'rules';
  const Shown = views[chosen];
  return (
    <Page title={text.title} lead={text.lead}>
      <Tabs
        label={text.title}
        tabs={(Object.keys(views) as View[]).map((key) => ({ key, title: text.views[key] }))}
        chosen={chosen}
        onChoose={(key) => void navigate({ search: { view: key } })}
      >
        <Shown />
      </Tabs>
    </Page>
  );
}
