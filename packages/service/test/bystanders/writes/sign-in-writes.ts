import { changeIssuerStateCommand } from '../../../src/identity/issuer/change-issuer-state.ts'
import type { IssuerStateInput } from '../../../src/identity/issuer/change-issuer-state.ts'
import { now } from '../../support/lookalikes.ts'
import { among, type Among, type Write } from './write.ts'

const grant = {
  applicationId: 'app',
  userId: 'user',
  access: {} as never,
  familyId: 'family',
}

const signIns: readonly Write<IssuerStateInput>[] = [
  {
    title: 'keeps a code',
    input: {
      method: 'putCode',
      parameters: [{ ...grant, codeHash: 'new', redirectUri: '/', expiresAt: now }],
    },
    changes: [
      'issuer_entry new/code + 1',
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
    ],
  },
  {
    title: 'redeems a code',
    input: { method: 'takeCode', parameters: ['one'] },
    changes: [
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
      'issuer_entry one/code ~ used',
    ],
  },
  {
    title: 'keeps a device',
    input: {
      method: 'putDevice',
      parameters: [
        {
          deviceHash: 'new',
          userCodeHash: 'new',
          applicationId: 'app',
          access: {} as never,
          expiresAt: now,
        },
      ],
    },
    changes: [
      'issuer_entry new/device + 1',
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
    ],
  },
  {
    title: 'decides on a device',
    input: { method: 'decideDevice', parameters: ['second of one', { userId: 'user' }] },
    changes: [
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
      'issuer_entry one/device ~ data',
    ],
  },
  {
    title: 'asks for a device',
    input: { method: 'pollDevice', parameters: ['one', now] },
    changes: [
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
      'issuer_entry one/device ~ data',
    ],
  },
  {
    title: 'ends a device',
    input: { method: 'takeDevice', parameters: ['one'] },
    changes: [
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
      'issuer_entry one/device - 1',
    ],
  },
  {
    title: 'keeps a refresh token',
    input: {
      method: 'putRefreshToken',
      parameters: [{ ...grant, tokenHash: 'new', expiresAt: now }],
    },
    changes: [
      'issuer_entry new/refresh + 1',
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
    ],
  },
  {
    title: 'rotates a refresh token',
    input: {
      method: 'rotateRefreshToken',
      parameters: ['one', { ...grant, tokenHash: 'new', expiresAt: now }],
    },
    changes: [
      'issuer_entry new/refresh + 1',
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
      'issuer_entry one/refresh ~ used',
    ],
  },
  {
    title: 'revokes a family',
    input: { method: 'revokeFamily', parameters: ['family'] },
    changes: [
      'issuer_entry old/code - 1',
      'issuer_entry old/device - 1',
      'issuer_entry old/refresh - 1',
      'issuer_entry one/refresh - 1',
      'issuer_entry two/refresh - 1',
    ],
  },
]

/** Changes of what the sandbox’s sign-in remembers; each forgets what has long expired. */
export const signInWrites: readonly Among[] = [among(changeIssuerStateCommand, signIns)]
