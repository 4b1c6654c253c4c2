import {
  rowOf,
  vettedQualifications,
  type QualificationRow,
  type SettableQualification,
} from '@accredit/contract'

/** Request limit and review time of a vetted qualification. */
export type VettingTerms = Pick<QualificationRow, 'requestLimit' | 'reviewBusinessDays'>

/** A partner's own terms, by qualification; what is absent is as its row says. */
export type PartnerTerms = {
  readonly [Name in SettableQualification]?: Partial<VettingTerms>
}

/** Change of a partner's terms; what is absent stays, `default` takes the row's value again. */
export type TermsChange = {
  readonly [Name in SettableQualification]?: ChangedTerms | undefined
}

type ChangedTerms = {
  readonly [Member in keyof VettingTerms]?: VettingTerms[Member] | 'default' | undefined
}

/** Terms under which a partner asks for a qualification. */
export function termsOf(qualification: SettableQualification, own: PartnerTerms): VettingTerms {
  const { requestLimit, reviewBusinessDays } = rowOf(qualification)
  return { requestLimit, reviewBusinessDays, ...own[qualification] }
}

/** Applies a change to a partner's own terms; members come in one order. */
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
