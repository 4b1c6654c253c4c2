import type { ReportWords } from '../../report-steps.ts'

/** Words of the report in English. */
export const report: ReportWords = {
  steps: {
    request: 'Request a qualification',
    wait: 'Wait for the verdict',
    'request-again': 'Correct the details, then request again',
    'contact-support': 'Contact support',
    nothing: 'Nothing to do',
  },
}
