import type { SandboxRuleWords } from '../words.ts'

const snapshot = 'it must be a snapshot that GET /sandbox/v1/snapshots/{snapshotId} wrote'

/** The rules of the sandbox's own routes in English. */
export const sandboxRules: SandboxRuleWords = {
  JsonObjectLike: ({ example }) => `it must be a JSON object such as ${example}`,
  WholeBetween: ({ least, most }, { number }) =>
    `it must be a whole number from ${number(least)} to ${number(most)}`,
  True: () => 'it must be true',
  Duration: () => 'it must be an ISO 8601 duration such as PT30M',
  NotBeside: ({ name }) => `it does not go with "${name}"`,

  ClockTime: () => 'it must be an ISO 8601 time, later than the clock',
  ClockAdvance: ({ years }, { number }) =>
    `it must be an ISO 8601 duration such as PT72H or P3D, never negative, and the clock may be ahead by ${number(years)} years`,

  Operation: () => 'it must be the name of an operation, such as createQualification',
  OperationOrToken: () =>
    'it must be the name of an operation, such as createQualification, or "token"',
  FaultsAtOnce: ({ most }, { number }) => `at most ${number(most)} are in force at once`,
  FaultDoesSomething: () => 'a fault needs a status, a latency, a cut or an effect',
  FaultCutAlone: () => 'a call that is cut has no status',
  FaultEffectAlone: () => 'it goes with neither a status nor a cut',
  FaultSlowForLatency: () => '"slow" needs a latency',
  FaultWithStatus: () => 'it goes with a status',
  FaultLatencyBefore: () => 'a latency alone comes before the work',
  FaultCount: () => 'it must be at least 1; leave it out for no end',
  FaultLatency: ({ minutes }) => `it must be a duration such as PT0.5S, at most PT${minutes}M`,
  FaultShare: () => 'it must be a number above 0 and at most 1',
  FaultAnswers: () => 'a fault that this sandbox was asked for',

  JournalStatus: () => 'it must be a status from 200 to 599, a class such as 4xx, or none',
  RequestId: () => 'it must be a request id (GUID)',
  CorrelationId: () => 'it must be a correlation id (GUID)',
  JournalEntryKept: () => 'it must be the id of an entry that the journal still holds',
  JournalEntryWhole: () => 'its body was too long to be kept, so that it cannot be sent again',

  CaseId: () => 'it must be the id of a case',
  CaseWaiting: () => 'it must be a case that waits for its verdict',

  SnapshotKept: () => 'it must be a snapshot that was taken since the sandbox started',
  SnapshotEmbedded: () =>
    'it needs the embedded store, SQLite or memory, and this sandbox uses PostgreSQL; snapshots can be put back here alone',
  SnapshotSent: ({ type }) => `it must be a file, sent as ${type}`,
  SnapshotDatabase: () => `${snapshot}, and this is no SQLite file`,
  SnapshotWhole: ({ found }) => `${snapshot}, and this SQLite file is damaged: ${found}`,
  SnapshotNotNewer: ({ found, known }) =>
    `${snapshot}, and a newer release wrote this one: it has schema ${found}, and ${known} is the newest known here`,
  SnapshotStore: () => `${snapshot}, and this is another kind of store`,

  SandboxName: ({ most }) => `it must be 1 to ${most} of the characters a to z, 0 to 9 and -`,
}
