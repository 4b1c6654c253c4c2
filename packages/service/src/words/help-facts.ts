/** Names that the help lists, joined as the language does. */
export interface HelpFacts {
  readonly rights: string
  readonly cspRoles: string
  readonly directoryRoles: string
  /** Qualifications whose verdict comes later. */
  readonly vetted: string
  readonly qualifications: string
  readonly segments: string
  readonly segmentTakers: string
  readonly websiteTakers: string
  readonly codeTakers: string
  readonly reasons: string
}
