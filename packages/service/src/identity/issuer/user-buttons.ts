import { reviewerAppRole } from '@accredit/contract'
import type { SignInWords } from '../../words/words.ts'
import type { User } from './directory.ts'
import { html, type Html } from '../../pages/html.ts'

/** Renders one button per user, labelled only with the full user name; the description is below. */
export function userButtons(users: readonly User[], words: SignInWords): Html {
  const items = users.map(
    (user) =>
      html`<li>
        <button name="user" value="${user.userPrincipalName}" aria-describedby="${user.id}">
          ${user.userPrincipalName}
        </button>
        <span id="${user.id}">${describe(user, words)}</span>
      </li>`,
  )
  return html`<ul>
    ${items}
  </ul>`
}

function describe({ appRoles, cspRoles, displayName, mfa }: User, words: SignInWords): string {
  const roles = [
    ...cspRoles.map((role) => words.roles[role]),
    ...(appRoles.includes(reviewerAppRole) ? [words.roles[reviewerAppRole]] : []),
    ...(mfa ? [] : [words.withoutMfa]),
  ]
  return [displayName, ...roles].join(', ')
}
