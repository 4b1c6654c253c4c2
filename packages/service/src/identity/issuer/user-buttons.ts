import { reviewerAppRole } from '@accredit/contract'
import type { User } from './directory.ts'
import { html, type Html } from '../../pages/html.ts'

/** Shows one button for each user, labelled with the full user name alone; the rest stands below. */
export function userButtons(users: readonly User[]): Html {
  const items = users.map(
    (user) =>
      html`<li>
        <button name="user" value="${user.userPrincipalName}" aria-describedby="${user.id}">
          ${user.userPrincipalName}
        </button>
        <span id="${user.id}">${describe(user)}</span>
      </li>`,
  )
  return html`<ul>
    ${items}
  </ul>`
}

function describe({ appRoles, cspRoles, displayName, mfa }: User): string {
  const roles = [
    ...cspRoles.map((role) =>
      role.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    ),
    ...(appRoles.includes(reviewerAppRole) ? ['Vetting reviewer'] : []),
    ...(mfa ? [] : ['signs in without MFA']),
  ]
  return [displayName, ...roles].join(', ')
}
