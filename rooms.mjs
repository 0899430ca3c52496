/** Which room may use which. The lint rules, the SQL checks and the picture in ARCHITECTURE.md all come from here. */
export const rooms = {
  org: [],
  calendar: [],
  plan: ['org'],
  tasks: ['org', 'calendar', 'plan'],
  monitoring: ['org', 'calendar'],
  registers: ['org', 'calendar'],
  cases: ['org', 'calendar', 'registers', 'monitoring'],
  emissions: ['org', 'registers', 'monitoring'],
  indicators: ['org', 'tasks', 'monitoring', 'registers', 'emissions', 'cases'],
  reporting: ['org', 'calendar', 'tasks', 'indicators'],
  supervision: ['org', 'calendar', 'tasks', 'cases', 'registers'],
  emergency: ['org', 'calendar', 'monitoring', 'registers', 'emissions', 'cases'],
  assessment: ['org', 'calendar', 'tasks', 'indicators', 'monitoring', 'reporting', 'supervision', 'cases'],
  publication: [
    'org', 'calendar', 'plan', 'tasks', 'monitoring', 'registers', 'cases', 'emissions', 'indicators', 'reporting',
    'supervision', 'emergency', 'assessment',
  ],
};
