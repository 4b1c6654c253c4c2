import { unknownDenial } from '../../vetting-reasons.ts'

/** States of qualifications and cases, and the steps in the life of a case. */
export const vetting = {
  statuses: {
    InReview: 'In review',
    Approved: 'Approved',
    Denied: 'Denied',
    /** Of a qualification that took effect at once. */
    unvetted: 'Set, never vetted',
    none: 'None',
  },
  states: {
    waiting: 'Waiting for the checks',
    examining: 'Being checked',
    desk: 'For review',
    decided: 'Decided, not shown yet',
    shown: 'Shown to the partner',
  },
  verdicts: { approve: 'Approved', deny: 'Denied' },
  steps: {
    opened: (who: string) => `${who} made the request`,
    sentToDesk: 'The checks left the decision to a reviewer',
    examined: 'The checks decided',
    took: (who: string) => `${who} took the case`,
    assigned: (who: string, to: string) => `${who} assigned the case to ${to}`,
    gaveBack: (who: string) => `${who} gave the case back`,
    noted: (who: string) => `${who} added a note`,
    approved: (who: string) => `${who} approved`,
    denied: (who: string) => `${who} denied`,
    confirmed: (who: string) => `${who} confirmed the decision`,
    takenBack: (who: string) => `${who} took the decision back`,
    shown: 'The verdict was shown to the partner',
    other: (who: string, kind: string) => `${who}: ${kind}`,
  },
  unknownDenial,
}
