import { together } from '../ui/language.ts';
import { accountText } from './account-text.ts';
import { loginText } from './login-text.ts';
import { rightsText } from './rights-text.ts';

/** All words of logging in, of the own account, and of what people may do. */
export const sessionText = together(loginText, accountText, rightsText);
