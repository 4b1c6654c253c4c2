/**
 * The seven published texts of `vettingReason`. The text is the key and goes over the wire exactly
 * as it stands; the rest explains a denial to a person.
 * Source of the texts: the API change log of Partner Center.
 */
export const vettingReasons = {
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
    remedy: 'Contact support about the restriction; a new request alone does not lift it.',
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
} as const satisfies Record<string, { cause: string; remedy: string; newRequestCanHelp: boolean }>

/** Advice after a denial with an unpublished text; `cause` is for one without any text. */
export const unknownDenial = {
  cause: 'The service gave no reason.',
  remedy: 'Contact support with the customer’s id and the time of the request.',
}

/** One of the seven published texts. */
export type VettingReason = keyof typeof vettingReasons

export const vettingReasonTexts = Object.keys(vettingReasons) as VettingReason[]

/** Says whether a text is one of the seven. */
export function isVettingReason(text: string): text is VettingReason {
  return Object.hasOwn(vettingReasons, text)
}

/** The reason in lower case with hyphens, e.g. `not-an-academic-domain`. */
export function slugOfReason(reason: VettingReason): string {
  return reason.toLowerCase().replace(/[^a-z]+/g, '-')
}
