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
  watch: {
    ready: (
      { service, partnerId, inReview }: { service: string; partnerId: string; inReview: number },
      { number, plural }: ServiceFormats,
    ) =>
      `Ready: watching ${partnerId} at ${service}; ${plural(inReview, { one: `${number(inReview)} customer is`, other: `${number(inReview)} customers are` })} in review`,
    looked: ({ inReview }: { inReview: number }, { number, plural }: ServiceFormats) =>
      `Looked; ${plural(inReview, { one: `${number(inReview)} customer is`, other: `${number(inReview)} customers are` })} in review.`,
    throttled: ({ time }: { time: string }) =>
      `The service wants fewer requests; the watch goes on in ${time}.`,
    gap: ({ from, to }: { from: string; to: string }) =>
      `The activity log does not go back to the last look. Of what happened between ${from} and ${to}, only verdicts on requests that were in review are told.`,
    unreadable: ({ name, text }: { name: string; text: string }) =>
      `${name} cannot be read, and is tried again with the next look: ${text}`,
    nextAttempt: ({ time }: { time: string }) => `next attempt in ${time}`,
    givenUp: 'given up until the watch is started again',
    over: 'nothing more is sent there until the watch is started again',
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
    every: 'It must be a time of at least one second, such as 5m.',
    logged: 'It must be a day or a time within the last 89 days, such as 2026-11-01 or 7d.',
    mailboxes: 'It must be e-mail addresses, separated by commas.',
    since: 'It must be a day or a time such as 2026-11-01, or how long ago, such as 7d.',
    moment: 'It must be a day or a time in ISO 8601, such as 2027-01-31 or 2027-01-31T12:00:00Z.',
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
