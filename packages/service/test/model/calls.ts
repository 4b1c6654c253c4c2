import type { VettingReason } from '@accredit/contract'

export type PartnerName = 'contoso' | 'fabrikam'
export type Caller = 'admin' | 'sales' | 'helpdesk' | 'noMfa' | 'app'

/** A verdict that a website scripts. */
export type Script = 'approve' | 'review' | { readonly deny: VettingReason }

/** Qualification that a body asks for. */
export interface Wanted {
  readonly qualification: string
  readonly script: Script
  readonly segment?: string
  readonly queryCode?: string
  readonly bodyCode?: string
}

export type WriteAction =
  | { readonly kind: 'post' | 'put'; readonly customer: string; readonly wanted: Wanted }
  | { readonly kind: 'delete' | 'unlink'; readonly customer: string }
  | { readonly kind: 'create'; readonly domain: string; readonly name: string }

/** A write, so that the same one can be sent again. */
export interface Write {
  readonly partner: PartnerName
  readonly caller: Caller
  readonly action: WriteAction
  readonly requestId: string
}

export type ReadKind =
  | 'qualifications'
  | 'qualification'
  | 'validation'
  | 'codes'
  | 'customers'
  | 'customer'
  | 'audit'

/** Expected answer: a refusal by its name, or a body. */
export type Expected =
  | { readonly status: number; readonly refusal: string | undefined }
  | { readonly status: number; readonly body: unknown }

/** A case that has to be somewhere else by now. */
export interface Moved {
  readonly customer: string
  readonly state: 'desk' | 'shown'
}
