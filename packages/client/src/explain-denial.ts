import type { VettingReason } from '@accredit/contract'

/** Why a request was denied, for a person to read. */
export interface Denial {
  /** The service's own text. */
  readonly reason: string
  readonly cause: string
  readonly remedy: string
  /** Whether asking again can lead to another verdict. A customer has three requests. */
  readonly newRequestCanHelp: boolean
}

const explanations: Readonly<Record<VettingReason, Omit<Denial, 'reason'>>> = {
  'Not an Education Customer': {
    cause: 'The organisation could not be recognised as an educational institution.',
    remedy:
      'Compare legal name, address, e-mail and website with the official records, correct them, and ask again.',
    newRequestCanHelp: true,
  },
  'No longer an Education Customer': {
    cause: 'The organisation was an educational institution and has ceased to be one.',
    remedy: 'Ask again only with proof that the accreditation is in force again.',
    newRequestCanHelp: false,
  },
  'Not an Education Customer - After Review': {
    cause: 'A reviewer looked at the case and did not find an educational institution.',
    remedy: 'Contact support with an accreditation certificate before asking again.',
    newRequestCanHelp: false,
  },
  'Restricted being an Education Customer': {
    cause: 'The organisation is excluded from education offers.',
    remedy: 'A new request cannot help; contact support about the restriction.',
    newRequestCanHelp: false,
  },
  'Not an Academic Domain': {
    cause:
      'Website or e-mail stand on a domain that does not belong to an educational institution.',
    remedy:
      'Use the website and the e-mail address of the institution’s own domain, and ask again.',
    newRequestCanHelp: true,
  },
  'Not an eligible Library': {
    cause:
      'The library is not open to the public or does not belong to an educational institution.',
    remedy: 'Ask again with proof of public access or of the institution it belongs to.',
    newRequestCanHelp: true,
  },
  'Not an eligible Museum': {
    cause: 'The museum is not open to the public or is not a non-commercial one.',
    remedy: 'Ask again with proof of public access and of non-commercial purpose.',
    newRequestCanHelp: true,
  },
}

/**
 * Explains the text of a denial. A text that is not one of the published seven is passed on with
 * general advice.
 */
export function explainDenial(reason: string | undefined): Denial {
  const text = reason?.trim() ?? ''
  if (Object.hasOwn(explanations, text)) {
    return { reason: text, ...explanations[text as VettingReason] }
  }
  return {
    reason: text,
    cause: text || 'The service gave no reason.',
    remedy: 'Contact support with the customer’s id and the time of the request.',
    newRequestCanHelp: false,
  }
}
