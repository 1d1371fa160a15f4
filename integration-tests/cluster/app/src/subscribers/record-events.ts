export { config, default } from "../../../../app/src/subscribers/record-events"
