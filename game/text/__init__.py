"""Everything a person reads, in one language: translations, numbers, amounts, money, decisions in words."""
