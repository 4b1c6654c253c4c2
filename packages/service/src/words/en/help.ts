import { bulkCommands } from './help-bulk.ts'
import { eventCommands } from './help-events.ts'
import { exitCodes, headings } from './help-headings.ts'
import type { HelpFacts } from '../help-facts.ts'
import { command } from '../help-command.ts'
import { sandboxHelp } from './help-sandbox.ts'

const entriesCover =
  'An entry covers the domain and its subdomains; the most specific entry counts.'

/** Help of the command line. */
export const help = {
  program: 'Partner Center’s qualification API: a sandbox, your own service, and its tools.',
  helpCommand: 'show the help of a command',
  helpOption: 'show help',
  headings,
  default: 'default',
  choices: 'choices',
  examples: 'Examples:',
  exitCodes,
  commands: (facts: HelpFacts) => ({
    serve: command(
      'run the service: a sandbox, or in production your own',
      'Runs the service until it is told to stop; "accredit" without a command does the same. A flag wins over its variable. Ctrl-C or SIGTERM lets running calls finish; a second one stops at once.',
    ),
    work: command(
      'examine vetting cases without serving',
      'Examines vetting cases, and seals the activity log, for servers that share its PostgreSQL database, until it is told to stop. In production mode only: a sandbox examines by itself.',
    ),
    migrate: command(
      'bring a store to the newest schema',
      'Creates a store, or migrates an older one to the schema of this release. "serve" does the same when it starts.',
    ),
    admin: command(
      'manage partners, their rights and vetting’s lists',
      'Manages partners, applications, roles, customers, codes and lists. It works on the store itself, whether a service uses it or not; a running service notices within a few seconds. Every change is recorded with who made it.',
    ),
    'admin apply': command(
      'apply a declarative setup file',
      'Applies a setup file, all or nothing, and prints the changes. Applying it again changes nothing.',
    ),
    'admin partner': command(
      'manage the partner companies',
      'Manages the partners: tenants whose users and applications may call the service.',
    ),
    'admin partner add': command(
      'add a partner',
      'Adds a partner, whose users and applications may then call.',
    ),
    'admin partner change': command(
      'change a partner’s name, domain, request limits or review times',
      'Changes a partner’s name, domain, request limits or review times.',
    ),
    'admin partner remove': command(
      'remove a partner',
      'Removes a partner without customers; its users lose their roles. The activity log keeps its records.',
    ),
    'admin partner list': command('list the partners', 'Lists all partners.'),
    'admin application': command(
      'the applications that may call for a partner',
      `Manages which applications may call for a partner, and for what: ${facts.rights}. "user" carries tokens of the partner’s users; "app-read" and "app-write" are calls of the application alone. The dashboard’s own application needs no entry.`,
    ),
    'admin application add': command(
      'register an application',
      'Registers an application with these rights and no others.',
    ),
    'admin application change': command(
      'change the rights or the name of an application',
      'Changes the name or the rights of an application; the rights replace those it had.',
    ),
    'admin application remove': command(
      'end the registration of an application',
      'Ends the registration of an application; its calls are refused within seconds.',
    ),
    'admin application list': command(
      'list the applications of a partner',
      'Lists the applications of a partner with their rights.',
    ),
    'admin role': command(
      'manage the CSP roles of a partner’s users',
      `Manages the CSP roles of a partner’s users: ${facts.cspRoles}. Tokens do not carry them.`,
    ),
    'admin role add': command(
      'give a user roles',
      'Gives a user roles. The user loses roles that are not named.',
    ),
    'admin role change': command(
      'change the roles or the name of a user',
      'Changes the roles or the name of a user. The user loses roles that are not named.',
    ),
    'admin role remove': command(
      'remove all roles of a user',
      'Removes all roles of a user, and the user.',
    ),
    'admin role list': command(
      'list the users of a partner',
      'Lists the users of a partner with their roles.',
    ),
    'admin gdap': command(
      'manage the directory roles that a customer grants',
      `Manages the directory roles that a customer grants to the users of a CSP role (GDAP). Those that count here are ${facts.directoryRoles}: a government qualification needs one of them.`,
    ),
    'admin gdap add': command(
      'record that a customer granted roles',
      'Records that a customer granted roles.',
    ),
    'admin gdap change': command(
      'record all roles that a customer grants',
      'Records all roles that a customer grants, in place of those on record.',
    ),
    'admin gdap remove': command(
      'record that a customer revoked roles',
      'Records that a customer revoked roles.',
    ),
    'admin gdap list': command('list the grants of a customer', 'Lists the grants of a customer.'),
    'admin code': command(
      'manage the validation codes for government customers',
      'Manages the validation codes with which a partner qualifies government customers.',
    ),
    'admin code add': command('add a code', 'Adds a code.'),
    'admin code change': command(
      'change a code’s organisation or its number of uses',
      'Changes a code’s organisation or its number of uses.',
    ),
    'admin code remove': command(
      'remove an unused code',
      'Removes a code that has qualified no customer.',
    ),
    'admin code list': command('list the codes of a partner', 'Lists the codes of a partner.'),
    'admin customer': command(
      'manage the customers of a partner',
      'Manages the customers of a partner, with the data that vetting reads. Partners create customers through the API, too.',
    ),
    'admin customer add': command(
      'add a customer, or restore an ended relationship',
      'Adds a customer, or restores an ended relationship.',
    ),
    'admin customer change': command(
      'change the records of a customer',
      'Changes the records of a customer.',
    ),
    'admin customer remove': command(
      'end the relationship with a customer',
      'Ends the relationship with a customer. What happened stays on record.',
    ),
    'admin customer erase': command(
      'erase the data of a customer permanently',
      'Ends the relationship with a customer and erases names, addresses, mailboxes, domains and notes. The activity log is sealed and stays unchanged until its retention ends; answers kept for repeated requests are deleted within a day. This cannot be undone.',
    ),
    'admin customer list': command(
      'list the customers of a partner',
      'Lists the customers of a partner, by name.',
    ),
    'admin allow-list': command(
      'domains that the checks count as academic',
      `Manages the operator’s own list of institutions’ domains that the checks count as academic. ${entriesCover} It approves only customers whose name is one of the institution’s.`,
    ),
    'admin allow-list add': command('add a domain', 'Adds a domain to the list.'),
    'admin allow-list change': command(
      'change the reason for an entry',
      'Changes the reason for an entry.',
    ),
    'admin allow-list remove': command('remove a domain', 'Removes a domain from the list.'),
    'admin allow-list list': command('list the domains', 'Lists the domains and their reasons.'),
    'admin stop-list': command(
      'domains whose requests are denied',
      `Manages the operator’s own list of domains whose requests are denied. ${entriesCover}`,
    ),
    'admin stop-list add': command('add a domain', 'Adds a domain to the list.'),
    'admin stop-list change': command(
      'change the reason for an entry',
      'Changes the reason for an entry.',
    ),
    'admin stop-list remove': command('remove a domain', 'Removes a domain from the list.'),
    'admin stop-list list': command('list the domains', 'Lists the domains and their reasons.'),
    'admin history': command(
      'list the operators’ changes',
      'Lists the operators’ changes, newest first; --json includes the values before.',
    ),
    policy: command(
      'show the vetting policy, and check your own',
      'A vetting policy turns the findings of the checks into a verdict: the first row that applies decides. The service reads your own from the file that --policy or ACCREDIT_POLICY names.',
    ),
    'policy show': command(
      'print the policy as YAML',
      'Prints the policy as YAML: the configured one, or the default as a start for your own.',
    ),
    'policy check': command(
      'check a policy file',
      'Checks a policy file, and lists all its problems.',
    ),
    audit: command(
      'verify the integrity of the activity log',
      'Each line of the activity log is tied to those before it, and a key that is kept outside the database signs where the chains end.',
    ),
    'audit verify': command(
      'find lines that were changed, removed, moved or forged',
      'Reads the whole activity log, beside a service that runs or without one. Exits with 1 when a line was changed, is missing, is in another place, or was sealed with another key. Lines that still await their seal are listed; they are no fault.',
    ),
    'audit key': command(
      'print the public keys, to verify the log elsewhere',
      'Prints the public keys that verify the log. A copy of them is enough for --audit-key of "audit verify".',
    ),
    backup: command(
      'copy a SQLite store into a file',
      'Copies a SQLite store into one file, even while a service uses it: one consistent state, verified before the file appears. The keys in the data folder are not included; back them up separately. A PostgreSQL store is backed up by its own tools, such as pg_dump.',
    ),
    restore: command(
      'create a SQLite store from a backup',
      'Creates a store from a backup, in a data folder that is empty, holds only the separately kept keys, or does not exist yet; it never overwrites a store. Put the keys beside it before you serve it. A PostgreSQL store is restored by its own tools, such as pg_restore.',
    ),
    move: command(
      'move a SQLite store to PostgreSQL',
      'Copies everything from a SQLite store into an empty PostgreSQL database, and compares both, row for row. Stop the service first. If interrupted, run it again: it continues where it stopped, and no service starts on the database before the move is complete. The old store stays unchanged. There is no way back from PostgreSQL to SQLite.',
    ),
    customers: command(
      'list the partner’s customers',
      'Lists the partner’s customers with their Microsoft ID.',
    ),
    customer: command(
      'show one customer',
      'Shows one customer with its company and billing profile.',
    ),
    codes: command(
      'list the validation codes for government customers',
      'Lists the partner’s validation codes for government customers.',
    ),
    qualify: command(
      'request a qualification for a customer',
      `Requests a qualification for a customer. The verdict on ${facts.vetted} comes later; the others take effect at once.`,
    ),
    status: command(
      'show a customer’s qualifications',
      'Shows a customer’s qualifications with the state of their vetting.',
    ),
    explain: command(
      'explain a customer’s qualifications and the remedies',
      'Explains the state of a customer’s qualifications: the cause, the remedy, if a new request can help, and the requests left.',
    ),
    wait: command(
      'wait for the verdict on a request',
      'Waits for the verdict on a request that was made before. A denial exits with code 5.',
    ),
    ...bulkCommands,
    ...eventCommands,
    review: command(
      'decide vetting cases, as a reviewer',
      'The reviewer’s desk. Needs a sign-in with the app role Vetting.Review; in the sandbox, --as reviewer1@vetting.accredit.test.',
    ),
    'review list': command('list cases', 'Lists cases, oldest first.'),
    'review show': command(
      'show a case',
      'Shows a case: who asked, what the checks found, and what was done.',
    ),
    'review assign': command('take or assign a case', 'Takes a case, or gives it to a colleague.'),
    'review release': command('give a case back', 'Gives a case back to the queue.'),
    'review note': command('add a note', 'Adds a note that only reviewers see.'),
    'review approve': command('approve a case', 'Approves a case on the desk.'),
    'review deny': command('deny a case', 'Denies a case on the desk.'),
    'review confirm': command(
      'confirm a decision',
      'Confirms a colleague’s decision, where two must agree.',
    ),
    'review undo': command(
      'withdraw a decision',
      'Withdraws a decision before the partner sees it.',
    ),
    login: command(
      'sign in by device code and keep the sign-in',
      'Signs a user in on a web page, and keeps the sign-in encrypted for the commands that follow. It is for one service: the one that --url or --cloud names. The key is kept in the keyring of this computer where there is one, else in a file that only you can read; with ACCREDIT_KEYRING=off, in the file.',
    ),
    logout: command(
      'delete a stored sign-in',
      'Deletes the stored sign-in for a service. Nobody else is signed out.',
    ),
    token: command(
      'print an access token',
      'Prints an access token, e.g. for curl: -H "Authorization: Bearer $(accredit token)"',
    ),
    doctor: command(
      'find out why a token is not accepted',
      'Checks an access token rule by rule, then tries it on a harmless read. The token comes from the file, standard input (-), ACCREDIT_TOKEN, or the stored sign-in.',
    ),
    ...sandboxHelp,
    clock: command(
      'show or advance the clock of a sandbox',
      'Shows the clock of a sandbox; --advance moves it forward first.',
    ),
    completion: command(
      'print the completion script of a shell',
      'Prints the script with which a shell completes commands and options.',
    ),
  }),
}
