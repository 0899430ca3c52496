import type { ConfigProviderProps } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { useLanguage } from '../ui/language.ts';

/** antd's own words in the language of the screens. */
export const useAntdWords = (): Pick<ConfigProviderProps, 'locale'> => ({ locale: useLanguage() === 'zh' ? zh : en });
