"""What people hold in their hands: role sheets, cards, deal slips, decision sheets and the facilitator's guide."""
