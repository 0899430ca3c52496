/** Every "no" the system can say on purpose. Docs and the web's texts are checked against this list. */
export const refusals = {
  'request.invalid': { status: 400, zh: '提交的内容不符合要求', en: 'The request is not of the expected form' },
  'request.too_large': { status: 413, zh: '提交的内容过大', en: 'The request is too large' },
  'request.too_many': { status: 429, zh: '请求过于频繁，请稍后再试', en: 'Too many requests; try again later' },
  'request.precondition_missing': { status: 428, zh: '请先读取最新内容再修改（缺少 If-Match）', en: 'Read the current version first: If-Match is missing' },
  'request.replayed_differently': { status: 422, zh: '同一幂等键对应了不同的内容', en: 'The Idempotency-Key was used for a different request' },
  'route.not_found': { status: 404, zh: '没有这个地址', en: 'There is nothing at this address' },
  'access.login_required': { status: 401, zh: '请先登录', en: 'Log in first' },
  'access.denied': { status: 403, zh: '没有权限执行此操作', en: 'You may not do this' },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type RefusalCode = keyof typeof refusals;
