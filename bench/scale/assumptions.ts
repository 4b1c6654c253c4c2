/** Assumptions of the simulation, with their reasons. */
export const assumptions = {
  partners: 100_000,
  customers: 100_000_000,
  /** Exponents of Zipf's law for partner sizes; the middle one is the default. */
  exponents: [0.8, 1, 1.2],
  /** Annual growth of the number of customers. */
  growth: 0.3,
  /** Requests for a qualification per customer and year. */
  requestsPerYear: 1,
  /** Peak requests per second. */
  peaks: [20, 200, 3_000],
  /** Retention of answers and events in days. */
  answersKept: 1,
  eventsKept: 30,
  shards: [32, 128],
  nodes: [2, 4, 8],
} as const

/** Exponent for the growth and the claims. */
export const usualExponent = 1

/** Each assumption as the handbook states it. */
export const explained: readonly (readonly [what: string, value: string, why: string])[] = [
  [
    'sizes of partners',
    'Zipf’s law: the partner of rank r has a share in proportion to r⁻ˢ, s = 1',
    'heavy-tailed, as sizes of firms are; with s = 0.8 and 1.2 for comparison',
  ],
  ['partners, customers at the beginning', '10⁵, 10⁸', 'a provider of the largest kind'],
  ['growth', '30 % more customers in a year, evenly', 'a guess on the high side'],
  [
    'requests for a qualification',
    '1 per customer and year, as partners have customers',
    'a qualification is asked for once, few are asked for again',
  ],
  ['kept', 'cases and activity log for ever, events 30 days, stored answers 1 day', 'the defaults'],
  [
    'place of a partner',
    'a hash of its id, evenly over the shards; shards go to the nodes in turns',
    'what Citus does',
  ],
  [
    'sizes of rows, times of claims',
    'measured on PostgreSQL, with indexes and what updates leave behind',
    '`npm run bench -- --scale`',
  ],
]
