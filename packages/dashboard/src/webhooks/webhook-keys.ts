/** Cache keys of endpoints, in their own file so that only the pages that show them load it. */
export const webhookKeys = {
  all: ['webhooks'],
  one: (webhookId: string) => ['webhooks', webhookId],
  deliveries: (webhookId: string, query: object) => ['webhooks', webhookId, 'deliveries', query],
  delivery: (deliveryId: string) => ['webhooks', 'delivery', deliveryId],
} as const
