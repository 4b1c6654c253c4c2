/** Texts of the fields of a request. */
export const request = {
  segment: 'Education segment',
  segments: { K12: 'Primary or secondary (K-12)', HigherEducation: 'Higher education' },
  website: 'Website (optional)',
  websiteHint: 'The institution’s own, e.g. northwind.edu',
  chooseSegment: 'Choose a segment.',
  noCodes:
    'You have no validation code with uses left. You receive a code when a government eligibility form is approved.',
  spends: 'This uses the code once and cannot be undone.',
  chooseCode: 'Choose one of your validation codes.',
}
