import { words } from '@accredit/contract/words/en'
import { html, type Html } from '../../pages/html.ts'

const { roles } = words

/** Texts of the sandbox's sign-in pages. */
export const signIn = {
  title: 'Sign in',
  choose: (application: Html) =>
    html`Choose who signs in to ${application}. This is the sandbox: no password is asked for.`,
  deviceTitle: 'Sign in on a device',
  chooseForDevice: (application: Html, code: Html) =>
    html`Choose who signs in to ${application} on the device that shows the code ${code}. Go on only
    if you started this yourself.`,
  decline: 'Do not sign in',
  codeTitle: 'Enter the code',
  codeLabel: 'The code that your device or application shows',
  next: 'Next',
  codeWrong: 'That code is wrong, used or out of date.',
  codeUsed: 'This code was used in the meantime.',
  tooManyCodes: (seconds: number) =>
    `Too many wrong codes were entered. Try again in ${seconds} seconds.`,
  declined: 'Declined',
  declinedText: 'The device is not signed in. You can close this page.',
  signedIn: 'Signed in',
  signedInText: 'The device continues automatically. You can close this page.',
  signedOut: 'Signed out',
  signedOutText: 'You are signed out and can close this page.',
  backTitle: 'Back to the application',
  back: (application: string) => `Continue to ${application}`,
  problemTitle: 'This sign-in cannot continue',
  staleForm:
    'This form was not sent from this page, or the page is out of date. Go back to the application and sign in again.',
  nobody: 'Nobody of this name may sign in here.',
  roles,
  withoutMfa: 'signs in without MFA',
}
