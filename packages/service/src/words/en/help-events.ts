/** The summary of a command stands in a list, its description above its own help. */
const command = (summary: string, description: string) => ({ summary, description })

/** Help of the commands for events and webhooks. */
export const eventCommands = {
  listen: command(
    'forward events to an address of this machine',
    'Forwards the partner’s events to an address of this machine, signed as a webhook receives them; no public address is needed. Prints the signing secret, which stays the same for this sign-in, then a line for each event.',
  ),
  watch: command(
    'follow customers at Microsoft’s Partner Center',
    'Follows the partner’s customers at a service that tells nobody what happens, such as Microsoft’s Partner Center: reads the activity log on a schedule, and the customers with a request in review. What changes is printed, forwarded, sent to endpoints and mailed as the events that Accredit tells. The sign-in of an application suffices (App-only), and the tenant’s webhook registration is left alone.',
  ),
  events: command(
    'list, show and resend events',
    'Lists what happened to the partner’s customers, and sends it again.',
  ),
  'events list': command('list events, newest first', 'Lists events, newest first.'),
  'events show': command('show an event', 'Shows an event with the state before and after it.'),
  'events resend': command(
    'send an event again',
    'Sends an event again, under its id, to "accredit listen" and to every webhook that receives its type.',
  ),
  webhooks: command(
    'manage the addresses that receive events',
    'Manages the addresses that receive the partner’s events. For Admin agents.',
  ),
  'webhooks add': command('add a webhook', 'Adds a webhook, and shows its secret this once.'),
  'webhooks list': command('list the webhooks', 'Lists the webhooks with their state.'),
  'webhooks rotate': command(
    'make a new secret',
    'Makes a new secret, and shows it this once. The one before it signs for a day more.',
  ),
  'webhooks test': command(
    'send a test event',
    'Sends a test event to a webhook, and shows what it answers.',
  ),
  'webhooks remove': command('remove a webhook', 'Removes a webhook with its deliveries.'),
  trigger: command(
    'emit an event in a sandbox, to test a receiver',
    'Emits an event in a sandbox without a cause, to test a receiver with it. Nothing else changes.',
  ),
}
