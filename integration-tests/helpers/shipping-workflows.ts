import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  adjustInventoryLevelsStep,
  createReservationsStep,
  deleteReservationsStep,
} from "@medusajs/medusa/core-flows"

type Adjustment = {
  inventory_item_id: string
  location_id: string
  adjustment: number
}
type Reservation = {
  inventory_item_id: string
  location_id: string
  quantity: number
}

/** What Medusa's `create-order-fulfillment` does to stock, with its own steps and locks, less the order. */
export const shipWorkflow = createWorkflow(
  "ship",
  (input: { adjustments: Adjustment[]; reservation_ids: string[] }) => {
    adjustInventoryLevelsStep(input.adjustments)
    deleteReservationsStep(input.reservation_ids)
  }
)

/** What Medusa's `cancel-order-fulfillment` does to stock, likewise. */
export const takeBackWorkflow = createWorkflow(
  "take-back",
  (input: { adjustments: Adjustment[]; reservations: Reservation[] }) => {
    adjustInventoryLevelsStep(input.adjustments)
    return new WorkflowResponse(createReservationsStep(input.reservations))
  }
)

/** What a stocktaking does. */
export const adjustWorkflow = createWorkflow(
  "adjust",
  (input: { adjustments: Adjustment[] }) => {
    adjustInventoryLevelsStep(input.adjustments)
  }
)
