/** The names under which answers about endpoints are remembered; apart, for the pages that show them. */
export const webhookKeys = {
  all: ['webhooks'],
  one: (webhookId: string) => ['webhooks', webhookId],
  deliveries: (webhookId: string, query: object) => ['webhooks', webhookId, 'deliveries', query],
  delivery: (deliveryId: string) => ['webhooks', 'delivery', deliveryId],
} as const
