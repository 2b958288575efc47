-- Files of a packet are deleted some time after it was handed over (docs/decisions/deliveries.md). A new value of an enum can be
-- used only after the transaction that adds it.
ALTER TYPE packet_status ADD VALUE 'expired';
