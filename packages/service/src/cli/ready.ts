import type { Words } from '../words/words.ts'
import { sandbox as defaultSandbox } from '@accredit/client'
import type { Config } from '../config/config.ts'
import type { RunningService } from '../service.ts'
import { contoso, publicApplicationId } from '../sandbox/sandbox-directory.ts'
import { customerId } from '../sandbox/seed-data.ts'
import { formatFields } from './format-fields.ts'
import type { Style } from './style.ts'
import { isLoopback } from './target.ts'

/** A service that has just begun to serve. */
export interface Ready {
  readonly mode: Config['mode']
  readonly url: string
  /** The file that clients of https have to trust; absent where it is none of the service's own. */
  readonly authorityFile?: string
  /** The file with the operator's own vetting policy; absent where the default decides. */
  readonly policy?: string
  /** Set where a damaged store is only read. */
  readonly readOnly?: true
  /** Values to sign in to a sandbox with. */
  readonly signIn?: {
    readonly user: string
    readonly refreshToken: string
    readonly tokenEndpoint: string
    readonly clientId: string
  }
}

/** Describes a service that has just begun to serve. */
export function describeReady(
  { mode, policy, rescue }: Pick<Config, 'mode' | 'policy' | 'rescue'>,
  { url, authorityFile }: Pick<RunningService, 'url' | 'authorityFile'>,
): Ready {
  const more = {
    ...(authorityFile !== undefined && { authorityFile }),
    ...(policy !== '' && { policy }),
    ...(rescue && { readOnly: true as const }),
  }
  if (mode === 'production') return { mode, url, ...more }
  const user = `admin@${contoso.domain}`
  return {
    mode,
    url,
    ...more,
    signIn: {
      user,
      refreshToken: `sandbox-refresh:${user}`,
      tokenEndpoint: `${url}/${contoso.domain}/oauth2/v2.0/token`,
      clientId: publicApplicationId,
    },
  }
}

const rescueText = 'For rescue the store is only read: writes are answered 503.'

/** Text for a person at start: in a sandbox all that a newcomer needs, in production a line or two. */
export function readyText(ready: Ready, style: Style, { labels }: Pick<Words, 'labels'>): string {
  const { url, authorityFile, policy, readOnly, signIn } = ready
  const trust = authorityFile === undefined ? '' : `NODE_EXTRA_CA_CERTS=${quote(authorityFile)}`
  if (!signIn) {
    return [
      `Accredit serves at ${url}\n`,
      trust && `Clients in Node trust it with ${trust}\n`,
      policy && `Cases are decided by the policy of ${policy}\n`,
      readOnly ? `${rescueText}\n` : '',
    ].join('')
  }
  const { user, refreshToken, tokenEndpoint, clientId } = signIn
  const where = url === defaultSandbox.baseUrl ? '' : ` --url ${url}`
  const whom = isLoopback(url) ? '' : ` --as ${user}`
  const first = `npx accredit qualify ${customerId('01')} Education --segment K12 --wait`
  const fields = formatFields(
    [
      ['signInAs', `${user} (or sales@, helpdesk@, nomfa@)`],
      ['refreshToken', refreshToken],
      ['tokenEndpoint', tokenEndpoint],
      ['clientId', clientId],
      ['trustWith', trust],
      ['policy', policy],
      ['readOnly', readOnly ? rescueText : undefined],
    ],
    { style, labels, indent: '  ' },
  )
  return `
  ${style('bold', 'Accredit')} is ready: your own Partner Center at ${style(['bold', 'cyan'], url)}

${fields}
  Paste this into another terminal:

    ${style('bold', (trust && `${trust} `) + first + where + whom)}

`
}

/** Writes a path so that a shell reads it as one word. */
function quote(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
