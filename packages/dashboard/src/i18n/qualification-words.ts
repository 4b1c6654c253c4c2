import type { CustomerQualification } from '@accredit/client'
import { defineMessages } from './define-messages.ts'

/** The names of the qualifications. */
export const qualificationTitles = defineMessages({
  en: {
    Education: 'Education',
    GovernmentCommunityCloud: 'Government Community Cloud',
    StateOwnedEntity: 'State-owned entity',
    Nonprofit: 'Nonprofit',
    None: 'None',
  },
  pt: {
    Education: 'Educação',
    GovernmentCommunityCloud: 'Government Community Cloud',
    StateOwnedEntity: 'Entidade estatal',
    Nonprofit: 'Sem fins lucrativos',
    None: 'Nenhuma',
  },
})

/** Explanations of the qualifications. */
export const qualificationExplanations = defineMessages({
  en: {
    Education:
      'Gives access to education offers. The organisation is vetted, which takes up to three business days.',
    GovernmentCommunityCloud:
      'Gives access to offers of Microsoft Cloud for US Government. Requires one of your validation codes.',
    StateOwnedEntity: 'For companies owned by a state. Takes effect immediately.',
    Nonprofit: 'Set by Microsoft only.',
  },
  pt: {
    Education:
      'Dá acesso às ofertas de educação. A organização é verificada, o que demora até três dias úteis.',
    GovernmentCommunityCloud:
      'Dá acesso às ofertas da Microsoft Cloud for US Government. Exige um dos seus códigos de validação.',
    StateOwnedEntity: 'Para empresas detidas por um Estado. Tem efeito imediato.',
    Nonprofit: 'Só a Microsoft a atribui.',
  },
})

/** The states of a qualification. */
export const statusWords = defineMessages({
  en: {
    InReview: 'In review',
    Denied: 'Not an education customer',
    deniedShort: 'Denied',
    none: 'None',
  },
  pt: {
    InReview: 'Em análise',
    Denied: 'Não é um cliente de educação',
    deniedShort: 'Recusada',
    none: 'Nenhuma',
  },
})

/** One qualification with its state, as the reads give it. */
export type Qualification = CustomerQualification

/** Standing of a qualification, for its colour and its icon. */
export type Standing = 'set' | 'in-review' | 'denied'

/** Reads the standing of a qualification; a status that is not known yet counts as a review. */
export function standingOf({ vettingStatus }: Pick<Qualification, 'vettingStatus'>): Standing {
  if (vettingStatus === undefined || vettingStatus === 'Approved') return 'set'
  return vettingStatus === 'Denied' ? 'denied' : 'in-review'
}

/**
 * Text of the line "Special qualifications status" for one qualification: its name once it is set,
 * "In review", or the published reason of a denial.
 */
export function statusText(
  qualification: Pick<Qualification, 'qualification' | 'vettingStatus' | 'vettingReason'>,
  words: {
    readonly titles: Readonly<Record<string, string>>
    readonly states: Readonly<Record<'InReview' | 'Denied', string>>
  },
): string {
  const { titles, states } = words
  const name = qualification.qualification
  const { vettingStatus } = qualification
  switch (standingOf(qualification)) {
    case 'set':
      return titles[name] ?? name
    case 'denied':
      return qualification.vettingReason || states.Denied
    case 'in-review':
      return vettingStatus === 'InReview' ? states.InReview : (vettingStatus ?? states.InReview)
  }
}
