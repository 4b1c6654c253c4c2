interface Nothing {
  readonly [name: string]: never
}

/** The rules of the sandbox's own routes, by their code, with the values that their words need. */
export interface SandboxRuleValues {
  // Forms of a member.
  /** `example` as a text of JSON. */
  JsonObjectLike: { readonly example: string }
  WholeBetween: { readonly least: number; readonly most: number }
  True: Nothing
  Duration: Nothing
  /** Of a member that does not go with another one, its name. */
  NotBeside: { readonly name: string }

  // Clock.
  ClockTime: Nothing
  ClockAdvance: { readonly years: number }

  // Faults.
  Operation: Nothing
  OperationOrToken: Nothing
  FaultsAtOnce: { readonly most: number }
  FaultDoesSomething: Nothing
  FaultCutAlone: Nothing
  FaultEffectAlone: Nothing
  FaultSlowForLatency: Nothing
  FaultWithStatus: Nothing
  FaultLatencyBefore: Nothing
  FaultCount: Nothing
  FaultLatency: { readonly minutes: number }
  FaultShare: Nothing
  FaultAnswers: Nothing

  // Journal.
  JournalStatus: Nothing
  RequestId: Nothing
  CorrelationId: Nothing
  JournalEntryKept: Nothing
  JournalEntryWhole: Nothing

  // Verdicts.
  CaseId: Nothing
  CaseWaiting: Nothing

  // Snapshots.
  SnapshotKept: Nothing
  SnapshotEmbedded: Nothing
  /** `type` as a media type. */
  SnapshotSent: { readonly type: string }
  SnapshotDatabase: Nothing
  /** `found` as SQLite says it. */
  SnapshotWhole: { readonly found: string }
  /** Numbers of schemas. */
  SnapshotNotNewer: { readonly found: number; readonly known: number }
  SnapshotStore: Nothing

  // Named sandboxes.
  SandboxName: { readonly most: number }
}
