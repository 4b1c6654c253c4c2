/** Headings of the help. */
export const headings = {
  run: 'Run the service:',
  customers: 'Customers and qualifications:',
  events: 'Events:',
  desk: 'The desk:',
  signIn: 'Sign-in:',
  more: 'More:',
  target: 'Where, and as whom:',
  configuration: 'Configuration:',
  service: 'Options of the service:',
  sandbox: 'Options of sandbox mode alone:',
  production: 'Options of production mode alone:',
  usage: 'Usage:',
  options: 'Options:',
  globalOptions: 'Global Options:',
  arguments: 'Arguments:',
  commands: 'Commands:',
}

/** The exit codes. */
export const exitCodes = `Exit codes:
  0  done
  1  unexpected failure
  2  wrong usage or configuration
  3  not signed in, or the sign-in is not accepted
  4  refused by a rule of the service
  5  the verdict is a denial
  6  the service cannot be reached, or time ran out`
