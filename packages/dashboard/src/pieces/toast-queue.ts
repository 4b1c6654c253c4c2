import type { ReactNode } from 'react'

/** A short message. */
export interface ShortMessage {
  readonly intent: 'success' | 'info' | 'warning'
  readonly title: string
  readonly text?: ReactNode
}

/** Queues short messages until a component shows them. */
export interface ToastQueue {
  add(message: ShortMessage): void
  /** @returns a function that detaches it */
  attach(show: (message: ShortMessage) => void): () => void
}

export function createToastQueue(): ToastQueue {
  const waiting: ShortMessage[] = []
  let shower: ((message: ShortMessage) => void) | undefined
  return {
    add(message) {
      if (shower) shower(message)
      else waiting.push(message)
    },
    attach(show) {
      shower = show
      for (const message of waiting.splice(0)) show(message)
      return () => {
        if (shower === show) shower = undefined
      }
    },
  }
}
