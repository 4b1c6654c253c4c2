/** Report of `accredit drift` in English. */
export const drift = {
  title: 'Drift',
  kinds: {
    status: 'status',
    code: 'code',
    header: 'header',
    missing: 'missing member',
    added: 'additional member',
    type: 'type',
    fact: 'value',
  },
  outcomes: { agrees: 'agrees', differs: 'differs', 'not-seen': 'not seen' },
  compared: ({ ours, theirs }: Sides) => `${theirs}, compared with ${ours}.`,
  recording: ({ service, day }: { service: string; day: string }) =>
    `a recording of ${service} of ${day}`,
  embedded: 'an Accredit of its own',
  unnamed: 'another service',
  noDifference: 'No difference was found.',
  counts: ({ agrees, differs, notSeen }: Counts) =>
    `Behaviours: ${agrees} agree, ${differs} differ, ${notSeen} were not seen.`,
  differences: 'Differences',
  behaviours: 'Behaviours',
  refusals: 'Refusals',
  asking: ({ name, service }: { name: string; service: string }) => `${name} (${service})`,
}

export interface Sides {
  ours: string
  theirs: string
}

export interface Counts {
  agrees: number
  differs: number
  notSeen: number
}
