import type { ThemeConfig } from 'antd';

/** The same colours stand as custom properties in base.css; a test compares the two. */
export const colours = {
  ink: '#1b2733',
  soft: '#4d5b69',
  line: '#d5dce3',
  paper: '#ffffff',
  ground: '#f2f4f6',
  lead: '#17506b',
  danger: '#a3211b',
  good: '#17663f',
  warn: '#7a5200',
} as const;

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colours.lead,
    colorLink: colours.lead,
    colorError: colours.danger,
    colorSuccess: colours.good,
    colorWarning: colours.warn,
    colorText: colours.ink,
    colorTextSecondary: colours.soft,
    colorTextPlaceholder: '#66727e',
    colorBorder: '#a9b5c0',
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    borderRadius: 3,
    controlHeight: 32,
    fontSize: 14,
    fontFamily: 'var(--sans)',
    motion: false,
    wireframe: true,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Select: { optionSelectedBg: '#e4eef3' },
    Tabs: { horizontalItemPadding: '8px 0' },
  },
};
