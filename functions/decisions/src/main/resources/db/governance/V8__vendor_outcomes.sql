-- When what a delivery tells happened, by the vendor's clock, and whether it was looked after as an
-- outcome of what was decided about the same thing: whoever dies before leaves it false.
ALTER TABLE governance.webhook_delivery
  ADD COLUMN happened_at timestamptz,
  ADD COLUMN heard       boolean NOT NULL DEFAULT true;

CREATE INDEX event_of_entity ON governance.event (tenant_id, entity);
CREATE INDEX webhook_delivery_of_event ON governance.webhook_delivery (tenant_id, event_id);
CREATE INDEX webhook_delivery_unheard ON governance.webhook_delivery (tenant_id, received_at)
  WHERE NOT heard;
GRANT UPDATE (heard) ON governance.webhook_delivery TO steward_app;

-- Since when a call is being tried: a vendor tells repetitions for a while only.
ALTER TABLE governance.webhook_effect ADD COLUMN first_at timestamptz;
GRANT UPDATE (first_at) ON governance.webhook_effect TO steward_app;
