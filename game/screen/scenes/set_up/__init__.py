"""The set-up: teams, firms, bots, the plan of the session, hand-outs."""
