/** „…“, wird der Minister zitiert. */
export const PASSIVE_AUXILIARIES: ReadonlySet<string> = new Set([
  'wird',
  'werden',
  'wurde',
  'wurden',
])

/** „…“, hatte der Minister erklärt. */
export const PERFECT_AUXILIARIES: ReadonlySet<string> = new Set(['hat', 'haben', 'hatte', 'hatten'])
