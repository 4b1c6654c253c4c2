import type { ServiceFormats } from '../formats.ts'

/** Sentences that commands print. */
export const texts = {
  none: 'none',
  noLimit: 'no limit',
  leftOf: ({ left, of }: { left: number; of: number | undefined }, { number }: ServiceFormats) =>
    `${number(left)} of ${of === undefined ? '?' : number(of)}`,
  requestsLeft: (
    { left, of, name }: { left: number; of: number; name: string },
    { number }: ServiceFormats,
  ) => `${number(left)} of ${number(of)}, for ${name}`,
  listen: {
    ready: ({ url }: { url: string }) => `Ready: forwarding to ${url}`,
    secret: ({ secret }: { secret: string }) => `Signing secret: ${secret}`,
    lost: 'The connection is gone; reconnecting.',
    back: 'Connected again; nothing was missed.',
  },
  webhooks: {
    secretOnce: 'Keep the secret now; it is shown this once.',
    noAnswerYet:
      'No attempt was made within 20 seconds. See "accredit webhooks list" for the state of the webhook.',
  },
  empty: {
    events: 'No event.',
    webhooks: 'No webhook.',

    applications: 'No application.',
    codes: 'No validation code.',
    customers: 'No customer.',
    grants: 'Nothing is granted.',
    changes: 'Nothing was changed yet.',
    domains: 'No domain.',
    partners: 'No partner.',
    users: 'No user.',
    rows: 'No row.',
    cases: 'No case.',
    qualifications: 'No qualification.',
    faults: 'No fault.',
    requests: 'No request.',
    sandboxes: 'No named sandbox.',
  },
  invalid: {
    address: 'It must be an http or https address, or a port of this machine.',
    guid: 'It must be a GUID.',
    customerId: 'It must be the customer’s Microsoft ID, a GUID; "accredit customers" lists them.',
    oneOf: ({ allowed }: { allowed: string }) => `It must be one of ${allowed}.`,
    count: 'It must be a whole number above 0.',
    limit: 'It must be a whole number from 1 to 10000.',
    port: 'It must be a port from 0 to 65535.',
    terms: 'It must be a qualification and a value, e.g. Education=5.',
    time: 'It must be a time such as 90s, 10m, 72h, 3d or PT10M.',
    since: 'It must be a day or a time such as 2026-11-01, or how long ago, such as 7d.',
  },
  parser: {
    error: 'Error:',
    seeHelp: 'Add --help for usage.',
    argument: ({ name, value, rule }: { name: string; value: string; rule: string }) =>
      `command-argument value '${value}' is invalid for argument '${name}'. ${rule}`,
    option: ({ name, value, rule }: { name: string; value: string; rule: string }) =>
      `option '${name}' argument '${value}' is invalid. ${rule}`,
    choices: ({ allowed }: { allowed: string }) => `Allowed choices are ${allowed}.`,
    missingArgument: ({ name }: { name: string }) => `missing required argument '${name}'`,
    optionWithoutValue: ({ name }: { name: string }) => `option '${name}' argument missing`,
    missingOption: ({ name }: { name: string }) => `required option '${name}' not specified`,
    unknownOption: ({ name }: { name: string }) => `unknown option '${name}'`,
    unknownCommand: ({ name }: { name: string }) => `unknown command '${name}'`,
    excessArguments: ({ expected, names }: { expected: number; names: string }) =>
      `too many arguments: ${names} must go; this command takes ${expected}`,
    didYouMean: ({ names }: { names: string }) => `(Did you mean ${names}?)`,
  },
}
