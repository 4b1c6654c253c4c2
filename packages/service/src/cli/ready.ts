import type { Speech } from '../words/words.ts'
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
  /** The authority that clients of https must trust; absent where the operator brought the certificate. */
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

/** Text for a person at start: in a sandbox all that a newcomer needs, in production a line or two. */
export function readyText(ready: Ready, style: Style, { words, formats }: Speech): string {
  const { labels, notes } = words
  const say = notes.ready
  const { url, authorityFile, policy, readOnly, signIn } = ready
  const trust = authorityFile === undefined ? '' : `NODE_EXTRA_CA_CERTS=${quote(authorityFile)}`
  if (!signIn) {
    return [
      `${say.serving({ url })}\n`,
      trust && `${say.trust({ setting: trust })}\n`,
      policy && `${say.policy({ file: policy })}\n`,
      readOnly ? `${say.rescue}\n` : '',
    ].join('')
  }
  const { user, refreshToken, tokenEndpoint, clientId } = signIn
  const where = url === defaultSandbox.baseUrl ? '' : ` --url ${url}`
  const whom = isLoopback(url) ? '' : ` --as ${user}`
  const first = `npx accredit qualify ${customerId('01')} Education --segment K12 --wait`
  const fields = formatFields(
    [
      ['signInAs', say.users({ user, others: ['sales@', 'helpdesk@', 'nomfa@'] }, formats)],
      ['refreshToken', refreshToken],
      ['tokenEndpoint', tokenEndpoint],
      ['clientId', clientId],
      ['trustWith', trust],
      ['policy', policy],
      ['readOnly', readOnly ? say.rescue : undefined],
    ],
    { style, labels, indent: '  ' },
  )
  return `
  ${say.ready({ service: style('bold', 'Accredit'), url: style(['bold', 'cyan'], url) })}

${fields}
  ${say.paste}

    ${style('bold', (trust && `${trust} `) + first + where + whom)}

`
}

/** Writes a path so that a shell reads it as one word. */
function quote(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
