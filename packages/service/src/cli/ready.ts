import type { Speech } from '../words/words.ts'
import { sandbox as defaultSandbox } from '@accredit/client'
import type { Config } from '../config/config.ts'
import type { RunningService } from '../service.ts'
import { contoso, publicApplicationId } from '../sandbox/sandbox-directory.ts'
import { customerId } from '../sandbox/seed-data.ts'
import { formatFields } from './format-fields.ts'
import type { Style } from './style.ts'
import { isLoopback } from './target.ts'

/** Description of a service that has just started to serve. */
export interface Ready {
  readonly mode: Config['mode']
  readonly url: string
  /**
   * CA certificate that https clients must trust; absent when the operator provides the
   * certificate.
   */
  readonly authorityFile?: string
  /** File of the operator's own vetting policy; absent for the default policy. */
  readonly policy?: string
  /** Present when a damaged store is open read-only. */
  readonly readOnly?: true
  /** Credentials for signing in to a sandbox. */
  readonly signIn?: {
    readonly user: string
    readonly refreshToken: string
    readonly tokenEndpoint: string
    readonly clientId: string
  }
}

/** Describes a service that has just started to serve. */
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

/** Start message: in a sandbox everything that a newcomer needs, in production a line or two. */
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

/** Quotes a path as one shell word. */
function quote(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
