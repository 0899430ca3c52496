import { lightText, promiseText, roleText, stateText } from '@gongjian/domain/tasks/words';

/** Words of the plan and its progress. Lights are words and shapes, never colour alone. */
export const planText = {
  zh: {
    lights: lightText,
    states: stateText,
    roles: roleText,
    promises: promiseText,
    kinds: {
      city: '市',
      bureau: '市级部门',
      office: '市级机构',
      district: '区',
      zone: '开发区',
      street: '街道乡镇',
      central: '中央单位',
      company: '企业',
    },
  },
  en: {
    lights: { green: 'Green', yellow: 'Yellow', red: 'Red', none: 'Not judged' },
    states: {
      not_started: 'Not started',
      awaiting_evidence: 'Awaiting evidence',
      on_pace: 'On pace',
      behind: 'Behind',
      seriously_behind: 'Seriously behind',
      done: 'Done',
      done_late: 'Done late',
      overdue: 'Overdue',
      standing_kept: 'Standing, kept',
      standing_lapsed: 'Standing, lapsed',
    },
    roles: { lead: 'Lead', responsible: 'Responsible', support: 'Support' },
    promises: { target: 'Target', deliverable: 'Deliverable', duty: 'Duty' },
    kinds: {
      city: 'City',
      bureau: 'Municipal bureau',
      office: 'Municipal body',
      district: 'District',
      zone: 'Development zone',
      street: 'Street or town',
      central: 'Central body',
      company: 'Company',
    },
  },
} as const;
