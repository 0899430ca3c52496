/** What the login form holds. */
export type Credentials = { readonly login: string; readonly password: string };
