"""The legal lights (lovlys): each requirement of the law held against one participant's facts on a day."""
