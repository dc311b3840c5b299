"""The programme by the law: right, start, mapping, plan and contract, Norwegian and civics, the papers."""
