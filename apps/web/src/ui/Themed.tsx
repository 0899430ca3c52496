import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLanguage } from './language.ts';
import { theme } from './theme.ts';

/** antd's components in our colours and in the language of the screens. Screens without them do not load it. */
export const Themed = ({ children }: { children: ReactNode }) => (
  <ConfigProvider theme={theme} locale={useLanguage() === 'zh' ? zh : en} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
    {children}
  </ConfigProvider>
);
