import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { usePartner } from '../data/partner.tsx'
import { webhookKeys } from './webhook-keys.ts'

/** Number of deliveries that an endpoint's health is judged by. */
const judged = 50
/** Page size. */
export const pageSize = 25
/** Polling interval for deliveries, which have no events. */
const everyMs = 3_000

/** Reads the partner's endpoints. */
export function useWebhooks() {
  const partner = usePartner()
  return useQuery({
    queryKey: webhookKeys.all,
    queryFn: ({ signal }) => partner.webhooks.list({ signal }),
    refetchInterval: everyMs,
  })
}

/** Reads one endpoint. */
export function useWebhook(webhookId: string) {
  const partner = usePartner()
  return useQuery({
    queryKey: webhookKeys.one(webhookId),
    queryFn: ({ signal }) => partner.webhooks.get(webhookId, { signal }),
    refetchInterval: everyMs,
  })
}

/** Reads the newest deliveries to an endpoint, to judge its health. */
export function useHealth(webhookId: string) {
  return useDeliveries(webhookId, { size: judged })
}

/** Filter of an endpoint's deliveries. */
export interface WantedDeliveries {
  readonly size: number
  readonly state?: string | undefined
  readonly after?: string | undefined
}

/** Reads deliveries to an endpoint, newest first. */
export function useDeliveries(webhookId: string, wanted: WantedDeliveries) {
  const partner = usePartner()
  return useQuery({
    queryKey: webhookKeys.deliveries(webhookId, wanted),
    queryFn: ({ signal }) => partner.webhooks.deliveries(webhookId, wanted, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: everyMs,
  })
}

/** Reads one delivery with its attempts. */
export function useDelivery(deliveryId: string) {
  const partner = usePartner()
  return useQuery({
    queryKey: webhookKeys.delivery(deliveryId),
    queryFn: ({ signal }) => partner.webhooks.delivery(deliveryId, { signal }),
    refetchInterval: everyMs,
  })
}
