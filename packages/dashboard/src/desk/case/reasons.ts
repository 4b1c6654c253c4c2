import type { VettingReason } from '@accredit/client'

// A record, so that a reason that is published later is missed by the compiler.
const known: Readonly<Record<VettingReason, true>> = {
  'Not an Education Customer': true,
  'No longer an Education Customer': true,
  'Not an Education Customer - After Review': true,
  'Restricted being an Education Customer': true,
  'Not an Academic Domain': true,
  'Not an eligible Library': true,
  'Not an eligible Museum': true,
}

/** The published reasons of a denial, in the order of the choice. */
export const reasons = Object.keys(known) as readonly VettingReason[]
