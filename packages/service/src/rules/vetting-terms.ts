import {
  rowOf,
  vettedQualifications,
  type QualificationRow,
  type SettableQualification,
} from '@accredit/contract'

/** Request limit and review time of a vetted qualification. */
export type VettingTerms = Pick<QualificationRow, 'requestLimit' | 'reviewBusinessDays'>

/** A partner's own terms, by qualification; absent values come from the qualification's row. */
export type PartnerTerms = {
  readonly [Name in SettableQualification]?: Partial<VettingTerms>
}

/** Change of a partner's terms; absent values stay, `default` restores the row's value. */
export type TermsChange = {
  readonly [Name in SettableQualification]?: ChangedTerms | undefined
}

type ChangedTerms = {
  readonly [Member in keyof VettingTerms]?: VettingTerms[Member] | 'default' | undefined
}

/** Returns the terms of a partner's requests for a qualification. */
export function termsOf(qualification: SettableQualification, own: PartnerTerms): VettingTerms {
  const { requestLimit, reviewBusinessDays } = rowOf(qualification)
  return { requestLimit, reviewBusinessDays, ...own[qualification] }
}

/** Applies a change to a partner's own terms, with members in a fixed order. */
export function changeTerms(own: PartnerTerms, change: TermsChange): PartnerTerms {
  const changed: Record<string, Partial<VettingTerms>> = {}
  for (const name of vettedQualifications) {
    const wanted = change[name] ?? {}
    const terms: Record<string, number | null> = {}
    for (const member of ['requestLimit', 'reviewBusinessDays'] as const) {
      const value = wanted[member] === undefined ? own[name]?.[member] : wanted[member]
      if (value !== undefined && value !== 'default') terms[member] = value
    }
    if (Object.keys(terms).length > 0) changed[name] = terms
  }
  return changed
}
